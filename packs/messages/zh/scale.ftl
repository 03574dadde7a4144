error-too-large = 内容过大
error-too-large-what = 一次请求最多为 50 MB，而此请求声明的大小超出了上限。其内容未被读取。
error-too-large-next = 请缩小文件，或将其放在他人可以访问的位置并附上链接。
